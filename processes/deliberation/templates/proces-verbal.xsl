<?xml version="1.0" encoding="UTF-8"?>
<!--
  Minutes of a session (CGCT L2121-15): date and time, president, members present or represented, secretary, quorum,
  agenda, reports, ballots and their results, tenor of the debate.
  data: reference, sessionDate, sessionTime, sessionPlace, convocationDate, openedAt, closedAt, presidentName,
  secretaryName, openingAttendance, quorum (inOffice, required, present, proxies), previousMinutes,
  previousMinutesRemark, results (as act of deliberation, with debate and movementsText), closingRemarks,
  minutesRemark, minutesCorrections, quorumLost, secondConvocation, urgency
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="seance.xsl"/>

  <xsl:template match="snapshot" mode="kind">Procès-verbal du <xsl:call-template name="council"/></xsl:template>

  <xsl:template match="snapshot" mode="title"><xsl:call-template name="session-line"/></xsl:template>

  <xsl:template match="snapshot" mode="subtitle"><xsl:value-of select="data/sessionTitle"/></xsl:template>

  <xsl:template match="snapshot" mode="reference">
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Référence</xsl:with-param>
      <xsl:with-param name="value" select="data/reference"/>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Convocation</xsl:with-param>
      <xsl:with-param name="value"><xsl:if test="data/convocationDate">envoyée le <xsl:call-template name="date"><xsl:with-param name="iso" select="data/convocationDate"/></xsl:call-template></xsl:if></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Lieu</xsl:with-param>
      <xsl:with-param name="value" select="data/sessionPlace"/>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Ouverture</xsl:with-param>
      <xsl:with-param name="value"><xsl:call-template name="time"><xsl:with-param name="iso" select="data/openedAt"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Clôture</xsl:with-param>
      <xsl:with-param name="value"><xsl:call-template name="time"><xsl:with-param name="iso" select="data/closedAt"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Président</xsl:with-param>
      <xsl:with-param name="value" select="data/presidentName"/>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Secrétaire</xsl:with-param>
      <xsl:with-param name="value" select="data/secretaryName"/>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Règlement intérieur</xsl:with-param>
      <xsl:with-param name="value"><xsl:if test="data/parameters/internalRules">adopté le <xsl:call-template name="date"><xsl:with-param name="iso" select="data/parameters/internalRules"/></xsl:call-template></xsl:if></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="heading"><xsl:with-param name="text">Présences et quorum</xsl:with-param></xsl:call-template>
    <xsl:call-template name="members">
      <xsl:with-param name="list" select="data/openingAttendance"/>
      <xsl:with-param name="in-office" select="data/quorum/inOffice"/>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:choose>
        <xsl:when test="data/secondConvocation = 'true'">
          Le conseil est réuni sur seconde convocation ; il délibère sans condition de quorum (article L. 2121-17 du code
          général des collectivités territoriales).
        </xsl:when>
        <xsl:otherwise>
          Le quorum est de <xsl:value-of select="data/quorum/required"/> membres présents ; avec
          <xsl:value-of select="data/quorum/present"/> présents, il est atteint à l’ouverture. Les pouvoirs n’y sont pas comptés.
        </xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <xsl:if test="data/previousMinutes and data/previousMinutes != 'sans-objet'">
      <xsl:call-template name="heading"><xsl:with-param name="text">Procès-verbal de la séance précédente</xsl:with-param></xsl:call-template>
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:choose>
          <xsl:when test="data/previousMinutes = 'adopte'">Le procès-verbal de la séance précédente est arrêté sans changement.</xsl:when>
          <xsl:when test="data/previousMinutes = 'rectifie'">Le procès-verbal de la séance précédente est arrêté avec les rectifications suivantes.</xsl:when>
          <xsl:otherwise>L’adoption du procès-verbal de la séance précédente est reportée.</xsl:otherwise>
        </xsl:choose>
      </fo:block>
      <xsl:apply-templates select="data/previousMinutesRemark" mode="paragraphs"/>
    </xsl:if>
    <xsl:for-each select="data/results/item">
      <xsl:call-template name="heading">
        <xsl:with-param name="text" select="string(title)"/>
        <xsl:with-param name="number" select="position()"/>
      </xsl:call-template>
      <fo:block color="{$quiet}" space-after="4pt" keep-with-next.within-page="always">
        <xsl:if test="number">Délibération n° <xsl:value-of select="number"/> – </xsl:if>
        <xsl:text>rapporteur : </xsl:text><xsl:value-of select="rapporteur"/>
      </fo:block>
      <xsl:choose>
        <xsl:when test="outcome = 'sans-quorum'">
          <fo:block xsl:use-attribute-sets="paragraph">Le quorum n’étant plus atteint, l’affaire est renvoyée à une seconde convocation.</fo:block>
        </xsl:when>
        <xsl:otherwise>
          <xsl:if test="movementsText"><fo:block xsl:use-attribute-sets="paragraph">Mouvements : <xsl:value-of select="movementsText"/>.</fo:block></xsl:if>
          <xsl:if test="interestedText"><fo:block xsl:use-attribute-sets="paragraph">Se retirent et ne prennent part ni au débat ni au vote : <xsl:value-of select="interestedText"/>.</fo:block></xsl:if>
          <xsl:if test="chairName"><fo:block xsl:use-attribute-sets="paragraph">Le conseil élit pour cette affaire son président : <xsl:value-of select="chairName"/>.</fo:block></xsl:if>
          <fo:block xsl:use-attribute-sets="paragraph">Présents : <xsl:value-of select="present"/> ; pouvoirs : <xsl:value-of select="proxies"/> ; quorum : <xsl:value-of select="required"/>.</fo:block>
          <xsl:apply-templates select="report" mode="paragraphs"/>
          <xsl:if test="debate">
            <xsl:call-template name="heading"><xsl:with-param name="text">Débats</xsl:with-param><xsl:with-param name="level">3</xsl:with-param></xsl:call-template>
            <xsl:apply-templates select="debate" mode="paragraphs"/>
          </xsl:if>
          <xsl:if test="voteText">
            <fo:block xsl:use-attribute-sets="paragraph">Vote <xsl:value-of select="ballotText"/> – <xsl:value-of select="voteText"/>.</fo:block>
            <xsl:apply-templates select="namesText" mode="paragraphs"/>
          </xsl:if>
          <fo:block xsl:use-attribute-sets="paragraph" font-weight="bold" keep-with-previous.within-page="always">
            <xsl:choose>
              <xsl:when test="outcome = 'prise-acte'">Le conseil prend acte.</xsl:when>
              <xsl:when test="elected"><xsl:value-of select="elected"/> est élu.</xsl:when>
              <xsl:when test="ballot = 'nomination'">Aucun candidat n’est élu.</xsl:when>
              <xsl:otherwise>Affaire <xsl:value-of select="outcomeText"/>.</xsl:otherwise>
            </xsl:choose>
          </fo:block>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:if test="data/closingRemarks or data/minutesRemark">
      <xsl:call-template name="heading"><xsl:with-param name="text">Questions diverses et informations</xsl:with-param></xsl:call-template>
      <xsl:apply-templates select="data/closingRemarks" mode="paragraphs"/>
      <xsl:apply-templates select="data/minutesRemark" mode="paragraphs"/>
    </xsl:if>
    <xsl:if test="data/minutesCorrections">
      <xsl:call-template name="heading"><xsl:with-param name="text">Rectifications demandées par le conseil</xsl:with-param></xsl:call-template>
      <xsl:apply-templates select="data/minutesCorrections" mode="paragraphs"/>
    </xsl:if>
    <xsl:if test="data/closedAt">
      <fo:block xsl:use-attribute-sets="paragraph">La séance est levée à <xsl:call-template name="time"><xsl:with-param name="iso" select="data/closedAt"/></xsl:call-template>.</fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="signature">
    <xsl:call-template name="both-sign"/>
  </xsl:template>

</xsl:stylesheet>
