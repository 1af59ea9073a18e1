<?xml version="1.0" encoding="UTF-8"?>
<!--
  A request handed on to the administration that is competent for it (CRPA L114-2).
  data: reference, received, subject, text, authorityName; authorityAddress, authorityEmail, attachedPieces, applicant…
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="recours.xsl"/>

  <xsl:template match="snapshot" mode="recipient">
    <xsl:call-template name="address">
      <xsl:with-param name="organisation" select="data/authorityName"/>
      <xsl:with-param name="lines" select="data/authorityAddress"/>
      <xsl:with-param name="email" select="data/authorityEmail"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="salutation">Madame, Monsieur</xsl:template>

  <xsl:template match="snapshot" mode="object">
    <xsl:text>transmission d’une demande relevant de votre compétence</xsl:text>
    <xsl:if test="data/reference"> n° <xsl:value-of select="data/reference"/></xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/authorityName"/>
      <xsl:with-param name="what">le nom de l’administration compétente</xsl:with-param>
    </xsl:call-template>
    <xsl:variable name="received">
      <xsl:call-template name="request-date"/>
    </xsl:variable>
    <fo:block xsl:use-attribute-sets="paragraph">
      Nous avons été saisis, le <fo:inline font-weight="bold"><xsl:value-of select="$received"/></fo:inline>, d’une demande qui
      ne relève pas de notre compétence mais de la vôtre. Je vous la transmets en application de l’article L. 114-2 du code des relations entre le public et l’administration, et j’en informe son auteur.
    </fo:block>
    <fo:block xsl:use-attribute-sets="paragraph">
      Le délai au terme duquel le silence vaut rejet court de la date ci-dessus, celle de la réception par la première
      administration saisie ; celui au terme duquel il vaut acceptation ne court que de la réception par vos services
      (article L. 114-3 du même code).
    </fo:block>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Le demandeur</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">32mm</xsl:with-param>
      <xsl:with-param name="text">
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Nom</xsl:with-param>
          <xsl:with-param name="value" select="normalize-space(concat(data/applicantTitle, ' ', data/applicantName))"/>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Organisme</xsl:with-param>
          <xsl:with-param name="value" select="data/applicantOrganisation"/>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Numéro</xsl:with-param>
          <xsl:with-param name="value" select="normalize-space(concat(data/applicantRna, ' ', data/applicantSiret))"/>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Adresse</xsl:with-param>
          <xsl:with-param name="value">
            <xsl:call-template name="in-one-line">
              <xsl:with-param name="text" select="data/applicantAddress"/>
            </xsl:call-template>
            <xsl:if test="data/applicantAddress and data/applicantCity"> – </xsl:if>
            <xsl:value-of select="normalize-space(concat(data/applicantPostalCode, ' ', data/applicantCity))"/>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Courriel</xsl:with-param>
          <xsl:with-param name="value" select="data/applicantEmail"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Sa demande</xsl:with-param>
    </xsl:call-template>
    <fo:block font-weight="bold" keep-with-next.within-page="always"><xsl:value-of select="data/subject"/></fo:block>
    <xsl:apply-templates select="data/text" mode="quoted"/>
    <xsl:if test="data/attachedPieces">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Pièces jointes</xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="data/attachedPieces" mode="list"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="legal"/>

</xsl:stylesheet>
