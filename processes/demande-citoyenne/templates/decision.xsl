<?xml version="1.0" encoding="UTF-8"?>
<!--
  Decision on a request. A refusal states its reasons of law and of fact (CRPA L211-2, L211-5), and every decision
  its author (CRPA L212-1) and the appeals (CJA R421-5).
  data: reference, received, subject, decision (favorable or defavorable); legalGrounds and factualGrounds for a
  refusal; reasons, conditions, decidedOn, signatoryName, signatoryTitle, court optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="recours.xsl"/>

  <xsl:template match="snapshot" mode="object">
    <xsl:choose>
      <xsl:when test="data/decision = 'favorable'">suite favorable donnée à votre demande</xsl:when>
      <xsl:when test="data/decision = 'defavorable'">rejet de votre demande</xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes">le sens de la décision est « favorable » ou « defavorable », et non « <xsl:value-of select="data/decision"/> ».</xsl:message>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="data/reference"> n° <xsl:value-of select="data/reference"/></xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:variable name="received">
      <xsl:call-template name="request-date"/>
    </xsl:variable>
    <fo:block xsl:use-attribute-sets="paragraph">
      Par votre demande reçue le <xsl:value-of select="$received"/>, vous avez saisi nos services de l’objet suivant :
      « <xsl:value-of select="data/subject"/> ».
    </fo:block>
    <xsl:choose>
      <xsl:when test="data/decision = 'favorable'">
        <fo:block xsl:use-attribute-sets="paragraph">
          J’ai le plaisir de vous informer que
          <fo:inline font-weight="bold">j’accorde une suite favorable à votre demande</fo:inline>.
        </fo:block>
        <xsl:apply-templates select="data/reasons" mode="paragraphs"/>
        <xsl:if test="string(data/conditions)">
          <xsl:call-template name="heading">
            <xsl:with-param name="text">Conditions</xsl:with-param>
          </xsl:call-template>
          <xsl:apply-templates select="data/conditions" mode="paragraphs"/>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="require">
          <xsl:with-param name="value" select="data/legalGrounds"/>
          <xsl:with-param name="what">les motifs de droit du refus (article L. 211-5 du CRPA)</xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="require">
          <xsl:with-param name="value" select="data/factualGrounds"/>
          <xsl:with-param name="what">les motifs de fait du refus (article L. 211-5 du CRPA)</xsl:with-param>
        </xsl:call-template>
        <fo:block xsl:use-attribute-sets="paragraph">
          Après examen, j’ai le regret de vous informer que
          <fo:inline font-weight="bold">je ne peux pas donner une suite favorable à votre demande</fo:inline>, pour les
          motifs suivants.
        </fo:block>
        <xsl:call-template name="heading">
          <xsl:with-param name="text">En droit</xsl:with-param>
        </xsl:call-template>
        <xsl:apply-templates select="data/legalGrounds" mode="paragraphs"/>
        <xsl:call-template name="heading">
          <xsl:with-param name="text">En fait</xsl:with-param>
        </xsl:call-template>
        <xsl:apply-templates select="data/factualGrounds" mode="paragraphs"/>
        <xsl:apply-templates select="data/reasons" mode="paragraphs"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="snapshot" mode="notices">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Voies et délais de recours</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="appeals">
      <xsl:with-param name="starting-point">la notification de cette décision, si vous entendez la contester</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
